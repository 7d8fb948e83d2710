"""Makes a copy of the code ready for mutmut, which leaves every function with a decorator alone.

`@lru_cache(...) def rate(...)` becomes `def rate_bare(...)` and `rate = lru_cache(...)(rate_bare)`; a property asks a bare method.
"""

import ast
import sys
from pathlib import Path

CACHES, PROPERTIES = ("lru_cache",), ("property", "cached_property")


def undecorated(source: str) -> str:
    """The same module, where what these decorators stand above stands in a function without one."""
    lines = source.splitlines()
    functions = [node for node in ast.walk(ast.parse(source)) if isinstance(node, ast.FunctionDef) and len(node.decorator_list) == 1]
    for function in sorted(functions, key=lambda f: -f.lineno):  # from the last on, so that the line numbers above stay true
        name, indent, decorator = function.name, " " * function.col_offset, ast.unparse(function.decorator_list[0])
        if decorator.startswith(CACHES):
            wrapped = [f"{name} = {decorator}({name}_bare)"]
        elif decorator in PROPERTIES and function.returns is not None:
            wrapped = ["", f"@{decorator}", f"def {name}(self) -> {ast.unparse(function.returns)}:", f"    return self.{name}_bare()"]
        else:
            continue
        lines[function.end_lineno : function.end_lineno] = [indent + line for line in wrapped]
        lines[function.lineno - 1] = lines[function.lineno - 1].replace(f"def {name}(", f"def {name}_bare(", 1)
        del lines[function.lineno - 2]
    return "\n".join(lines) + "\n"


if __name__ == "__main__":
    for path in Path(sys.argv[1]).rglob("*.py"):
        path.write_text(undecorated(path.read_text(encoding="utf-8")), encoding="utf-8")
